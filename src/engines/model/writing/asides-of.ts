import type { Aside } from '../../writer.ts';
import type { ChainNews } from '../providers/provider-chain.ts';
import { Waits } from '../providers/waits.ts';

/** What is said of a chain's news while something is written. */
export function asidesOf(say: (aside: Aside) => void): (news: ChainNews) => void {
  const waits = new Waits();
  return (news) => {
    switch (news.type) {
      case 'usage':
        return say(news);
      case 'failed':
        if (news.next === undefined || news.failure.kind === 'cancelled') return;
        return say(warning('provider_failed', `${news.words}. ${news.next} is asked instead.`));
      case 'pauses': {
        const words = waits.pause(news);
        if (words !== undefined) say(warning('provider_waiting', words));
        return say({ type: 'rest', resting: true });
      }
      case 'goes_on':
        return say({ type: 'rest', resting: false });
      case 'silent': {
        const text = waits.silence(news);
        return text === undefined ? undefined : say({ type: 'note', text });
      }
      case 'answered':
    }
  };
}

export function warning(code: string, message: string): Aside {
  return { type: 'warning', code, message };
}
