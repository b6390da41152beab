import { Problem } from '../http/answers/problem.ts';

/** What is asked for is not there, or is somebody else’s. @param what a noun, for people: “job” */
export function noSuch(what: string): Problem {
  return new Problem('NOT_FOUND', { message: `There is no such ${what} here.` });
}
