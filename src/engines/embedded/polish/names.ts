import type { Edit } from '../../edits/edit.ts';
import type { Convention } from './convention.ts';

const RULE = {
  name: 'name-case',
  category: 'consistency',
  tier: 'A',
  reason: 'Its owner writes the name with other capitals.',
} as const;

const NAMES = (
  'GitHub GitLab JavaScript TypeScript YouTube LinkedIn WordPress PowerPoint PayPal OpenStreetMap MySQL PostgreSQL ' +
  'SQLite MongoDB GraphQL WhatsApp TikTok SharePoint OneDrive QuickTime FedEx DevOps SoundCloud SlideShare HubSpot'
).split(' ');
const BY_OTHER = new Map(NAMES.map((name) => [name.charAt(0) + name.slice(1).toLowerCase(), name]));
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{N}_@#/\\\\.-])(?:${[...BY_OTHER.keys()].join('|')})(?![\\p{L}\\p{N}_@/\\\\-]|\\.[\\p{L}\\p{N}])`,
  'gu',
);

/** Names with a capital inside, where they are written with one at the start alone: so it is no command or package. */
export const NAME_CASE: Convention = {
  rules: [RULE],
  read: () => ({
    facts: () => '',
    *find({ text }) {
      for (const { 0: written, index } of text.matchAll(WRITTEN)) {
        const after = BY_OTHER.get(written);
        if (after === undefined) continue;
        const { name, category, tier } = RULE;
        const reason = `The name is written “${after}”.`;
        yield {
          start: index,
          end: index + written.length,
          after,
          category,
          rule: name,
          reason,
          tier,
          confidence: 0.9,
        } satisfies Edit;
      }
    },
  }),
};
