/** Said where a model is to answer, and is given nothing to lean on. */
export const UNFOUNDED = 'No file is chosen: the model answers from what it knows.';
