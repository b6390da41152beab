/** Which pictures there are: their names, where in the page they are taken, and the words that say it is ready. */
export interface Screen {
  readonly name: string;
  readonly hash: (jobs: DemoJobs) => string;
  readonly ready: string;
  /** Run in the page before the picture, until it is true. */
  readonly before?: string;
}

export interface DemoJobs {
  readonly done: string;
  readonly waiting: string;
  readonly running: string;
  /** A conversation whose answer is being written. */
  readonly asked: string;
}

const CLICK_SAMPLE = `[...document.querySelectorAll('button')].some((button) => button.innerText === 'Try a sample' && (button.click(), true))`;

export const SCREENS: readonly Screen[] = [
  { name: 'start', hash: () => '#/', ready: 'words ·', before: CLICK_SAMPLE },
  { name: 'live', hash: ({ running }) => `#/job/${running}/run`, ready: 'Understood' },
  { name: 'question', hash: ({ waiting }) => `#/job/${waiting}/run`, ready: 'The job waits for you' },
  { name: 'review', hash: ({ done }) => `#/job/${done}/review`, ready: '3 of' },
  { name: 'compare', hash: ({ done }) => `#/job/${done}/compare`, ready: 'changes' },
  { name: 'ask', hash: ({ asked }) => `#/ask/${asked}`, ready: 'Heard; it is taken up' },
  { name: 'jobs', hash: () => '#/jobs', ready: 'Letter to the housing committee' },
  { name: 'insights', hash: () => '#/insights', ready: 'median job' },
];

export const SIZES = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;
