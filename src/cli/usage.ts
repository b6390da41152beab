import type { CommandName } from './arguments.ts';

/** What `--help` says of all of it. */
export const USAGE = `Redraft refines documents in passes that you can watch and steer.

  redraft refine <file…|->        refine text or Markdown files (- reads standard input)
  redraft watch <job>             watch a job until it ends
  redraft jobs                    list the newest jobs
  redraft diff <job>              what a job changed, as a patch
  redraft diff <file> <file>      what lies between two files
  redraft answer <job> <answer>   answer the question that a job waits on
  redraft cancel <job>            cancel a job
  redraft ask <question>          ask, with files to answer from
  redraft help <command>          the options of one, with examples

Everywhere
  --json                one JSON object a line, for programs
  --url <address>       a running server; without it one works in this process,
                        and keeps its jobs in your own data folder (or DATA_DIR)
  --key <key>           its BACKEND_API_KEY; or set REDRAFT_KEY
  -h, --help            this text; after a command, that command's
  -v, --version         the version

Results go to standard output, everything else to standard error.

Exit codes: 0 done · 1 the job failed or the server refused · 2 wrong usage · 3 no server could be reached or started ·
130 cancelled · 141 nobody reads the output any more
`;

const REFINE = `redraft refine <file…|-> [options]

Refines text or Markdown files (.txt is plain text), one after the other; - reads standard input. A job that is
cancelled gives what was finished by then.

  -o, --output <file>   write the result there, over what is there; a folder takes
                        each file under its own name. Without it: standard output
  --strategy <name>     standard, light, academic, plain-language, corrections-only
                        or auto
  --dialect <code>      US, GB, AU, CA or IN: the spelling to bring it into; auto keeps
                        to the one that it is mostly written in
  --apply <how>         suggest: nothing, auto: what is sure, all: suggestions too
  --review <when>       none, each_pass or final: asks before it goes on
  --watch               show each change as it is made
  --wait <seconds>      how long a server that goes away is waited for; 60
  --json, --url, --key  as everywhere

Ctrl-C cancels the job and keeps what was finished; twice leaves at once.

  redraft refine essay.md -o better.md --strategy academic --watch
  redraft refine chapters/*.md -o refined/
  cat notes.md | redraft refine - --dialect GB > better.md
`;

const WATCH = `redraft watch <job> [options]

Shows what a job does until it ends, from where it is. Ctrl-C leaves it.

  -o, --output <file>   write its text there when it has ended
  --wait <seconds>      how long a server that goes away is waited for; 60
  --json, --url, --key  as everywhere

  redraft watch job_1z7czhsmbsdd176c4f8njt0wcb --url http://127.0.0.1:3000
`;

const JOBS = `redraft jobs [options]

Lists the newest jobs, at most 50: id, status, time (UTC), title.

  --json, --url, --key  as everywhere

  redraft jobs --json > jobs.ndjson
`;

const DIFF = `redraft diff <job> [options]
redraft diff <file> <file>

What a job changed, or what lies between two files, as a patch: for patch -p1, git apply, or to read, in colour on a
terminal. Two files need no server.

  --from, --to <pass>   of a job: the versions to compare; 0 is the original,
                        result (the default of --to) what stands now
  --json, --url, --key  as everywhere

  redraft diff job_1z7czhsmbsdd176c4f8njt0wcb --to 1
  redraft diff essay.md better.md
`;

const ANSWER = `redraft answer <job> <answer>

Answers the question that a job waits on, such as that of --review: approve, again, undo or stop.

  --json, --url, --key  as everywhere
`;

const CANCEL = `redraft cancel <job>

Cancels a job. What was finished by then stays, and redraft watch <job> -o <file> writes it.

  --json, --url, --key  as everywhere
`;

const ASK = `redraft ask <question> [options]

Answers from files, with the passages it leans on; without a model they are quoted. Without files a model is needed.

  -f, --file <file>     a text or Markdown file to answer from; several times for several
  --wait <seconds>      how long a server that goes away is waited for; 60
  --json, --url, --key  as everywhere

  redraft ask "Which rope raises a sail?" --file notes.md
`;

/** What `--help` says of a command. */
export const HELP: Readonly<Record<CommandName, string>> = {
  refine: REFINE,
  watch: WATCH,
  jobs: JOBS,
  diff: DIFF,
  answer: ANSWER,
  cancel: CANCEL,
  ask: ASK,
};
