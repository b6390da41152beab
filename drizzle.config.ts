import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/store/schema.ts',
    './src/store/rollup-schema.ts',
    './src/store/people-schema.ts',
    './src/store/files-schema.ts',
    './src/store/conversations-schema.ts',
  ],
  out: './drizzle',
  casing: 'snake_case',
});
