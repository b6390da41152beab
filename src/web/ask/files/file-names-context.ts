import { createContext } from 'preact';

/** What a file is called in the list of files, by its id; undefined where it is not among those that are known. */
export const FileNames = createContext<(id: string) => string | undefined>(() => undefined);
