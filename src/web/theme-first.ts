import { showTheme, storedTheme } from './theme.ts';

// Runs before anything is painted: a page that was switched to dark never flashes white.
showTheme(storedTheme());
