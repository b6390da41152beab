/** What each command takes, as `--help` says it. */
export const USAGE = `Redraft refines documents in passes that you can watch and steer.

  redraft refine <file|->     refine a text or Markdown file (- reads standard input)
  redraft watch <job>         watch a job until it ends
  redraft jobs                list jobs, newest first
  redraft diff <job>          what a job changed, as a patch
  redraft cancel <job>        cancel a job; finished paragraphs stay

Options
  -o, --output <file>         write the result there instead of to standard output   (refine)
  --strategy <name>           light, standard, academic, plain-language,
                              corrections-only or auto                               (refine)
  --dialect <code>            US, GB, AU, CA or IN                                   (refine)
  --apply <how>               suggest, auto or all                                   (refine)
  --watch                     show each change as it is made                         (refine)
  --from, --to <pass>         the versions to compare; 0 is the original             (diff)
  --json                      machine-readable: one JSON object a line
  --url <address>             a running server; without it one runs in this process,
                              on the data folder of this directory
  --key <key>                 its BACKEND_API_KEY; or set REDRAFT_KEY
  -h, --help                  this text
  -v, --version               the version

Exit codes: 0 done · 1 the job failed or the server refused · 2 wrong usage ·
3 no server could be reached or started · 130 cancelled (Ctrl-C cancels the job; twice leaves at once)
`;
