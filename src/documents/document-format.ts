/** How a document's text is to be read. */
export type DocumentFormat = 'text' | 'markdown';
