import { Icon } from './icon.tsx';
import { useTitle } from './use-title.ts';

/** An address that leads nowhere. */
export function Nowhere() {
  useTitle('No such page');
  return (
    <div class="state-card">
      <p class="state-mark">
        <Icon name="search" /> Nothing here
      </p>
      <h1 class="page-title">There is no such page</h1>
      <p class="quiet">The address may have been cut short on its way. Your texts and jobs are where they were.</p>
      <p class="state-actions">
        <a class="button primary" href="#/">
          New redraft
        </a>
        <a class="button" href="#/jobs">
          All jobs
        </a>
      </p>
    </div>
  );
}
