/** What each command takes, as `--help` says it. */
export const USAGE = `Redraft refines documents in passes that you can watch and steer.

  redraft refine <file|->         refine a text or Markdown file (- reads standard input)
  redraft watch <job>             watch a job until it ends
  redraft jobs                    list the newest jobs
  redraft diff <job>              what a job changed, as a patch
  redraft answer <job> <answer>   answer the question that a job waits on
  redraft cancel <job>            cancel a job; finished paragraphs stay

refine
  -o, --output <file>   write the result there instead of to standard output
  --strategy <name>     light, standard, academic, plain-language, corrections-only or auto
  --dialect <code>      US, GB, AU, CA or IN: the spelling to bring it into; auto keeps
                        to the one that it is mostly written in
  --apply <how>         suggest: nothing, auto: what is sure, all: suggestions too
  --review <when>       none, each_pass or final: asks before it goes on
  --watch               show each change as it is made

diff
  --from, --to <pass>   the versions to compare: 0 is the original, result what stands now

Everywhere
  --json                one JSON object a line, for programs
  --url <address>       a running server; without it one runs in this process,
                        on the data folder that DATABASE_URL or this directory names
  --key <key>           its BACKEND_API_KEY; or set REDRAFT_KEY
  --wait <seconds>      how long a server that goes away is waited for; 60   (refine, watch)
  -h, --help            this text
  -v, --version         the version

Results go to standard output, everything else to standard error. Ctrl-C cancels a job that refine has started; twice
leaves at once. Ctrl-C leaves a job that watch looks at.

Exit codes: 0 done · 1 the job failed or the server refused · 2 wrong usage · 3 no server could be reached or started ·
130 cancelled · 141 nobody reads the output any more

  redraft refine essay.md -o better.md --strategy academic --watch
  cat notes.md | redraft refine - --dialect GB > better.md
  redraft jobs --json --url http://127.0.0.1:3000
`;
