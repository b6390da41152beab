/** Writes the made part of docs/API.md: `bun scripts/api-doc/api-doc.ts`. */
import { apiMarkdown, MADE } from './api-markdown.ts';
import { servedDocument } from './served-document.ts';

const path = `${import.meta.dir}/../../docs/API.md`;
const [written = ''] = (await Bun.file(path).text()).split(MADE);
await Bun.write(path, written + MADE + apiMarkdown(await servedDocument()));
