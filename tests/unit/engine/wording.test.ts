import { expect, test } from 'bun:test';
import { accepted } from '../../support/accepted-wording.ts';

/** What a text reads like when everything that is suggested is accepted. */
const NEUTRAL: readonly (readonly [string, string])[] = [
  [
    'In order that we may win, owing to the fact that it rained, we stayed. In view of the fact that he left, we won.',
    'So that we may win, because it rained, we stayed. Because he left, we won.',
  ],
  [
    'By virtue of the fact that it is old, it is cheap; on account of the fact that it broke, it is free.',
    'Because it is old, it is cheap; because it broke, it is free.',
  ],
  [
    'Notwithstanding the fact that it rained, we went. Given the fact that it rained, we stayed.',
    'Although it rained, we went. Given that it rained, we stayed.',
  ],
  [
    'For the reason that it rained, we stayed. At this point in time it works. It did not work at that point in time.',
    'Because it rained, we stayed. Now it works. It did not work then.',
  ],
  [
    'At the present time we are closed. We are closed at the current time. I do not know at this moment in time.',
    'Now we are closed. We are closed now. I do not know now.',
  ],
  [
    'Wait until such time as it ends. During the time that it lasted, we slept. With reference to your letter, we agree.',
    'Wait until it ends. While it lasted, we slept. About your letter, we agree.',
  ],
  [
    'It is in close proximity to the station. It will be done in the not too distant future. It is in the vicinity of the park.',
    'It is near the station. It will be done soon. It is near the park.',
  ],
  [
    'In the majority of cases it works. On the grounds that it is late, we left. It was, in actual fact, true.',
    'Usually it works. Because it is late, we left. It was, in fact, true.',
  ],
  [
    'We wrote with a view to improving it. It lasted for a period of three years. We met in the month of June, in the year 1999.',
    'We wrote for improving it. It lasted for three years. We met in June, in 1999.',
  ],
  [
    'The reason is because it broke. The reason why she left is that it broke. As of yet, nothing came. It costs in the neighborhood of 5 dollars.',
    'The reason is that it broke. The reason she left is that it broke. So far, nothing came. It costs about 5 dollars.',
  ],
  [
    'It is worth noting that it works. It is interesting to note that it fails. Please be advised that we are closed.',
    'It works. It fails. We are closed.',
  ],
  [
    'As a consequence of the storm, we stayed. We stay unless and until it ends. It is a type of a car. It stood alongside of the road.',
    'Because of the storm, we stayed. We stay until it ends. It is a type of car. It stood alongside the road.',
  ],
  [
    'The end results are good. The final outcome is good. Their future prospects are good. Advance planning helps. A free gift is here; free gifts too.',
    'The results are good. The outcome is good. Their prospects are good. Planning helps. A gift is here; gifts too.',
  ],
  [
    'The basic fundamentals are these. It was completely eliminated. It is completely unanimous; the house was completely destroyed; it is completely full.',
    'The fundamentals are these. It was eliminated. It is unanimous; the house was destroyed; it is full.',
  ],
  [
    'There is a consensus of opinion. In my personal opinion it is an unexpected surprise. It is their usual custom.',
    'There is a consensus. In my opinion it is a surprise. It is their custom.',
  ],
  [
    'We cooperate together, combine together and merge together. They return back to school and revert back. Please repeat again.',
    'We cooperate, combine and merge. They return to school and revert. Please repeat.',
  ],
  [
    'It was postponed until later. We planned in advance. It continues to remain open. They proceeded forward.',
    'It was postponed. We planned. It remains open. They proceeded.',
  ],
  [
    'It comprises of three parts; they comprise of two. The ISBN number and the LCD display are few in number, small in size and large in size.',
    'It consists of three parts; they consist of two. The ISBN and the LCD are few, small and large.',
  ],
  [
    'It is more preferable and more superior, but however it is late, or alternatively early. As for example this. Irregardless, we go.',
    'It is preferable and superior, but it is late, or early. For example this. Regardless, we go.',
  ],
  [
    'We made an assumption that it works. He makes adjustments to it. They made a contribution to it. She makes mention of it, and made reference to it.',
    'We assumed that it works. He adjusts it. They contributed to it. She mentions it, and referred to it.',
  ],
  [
    'They gave consideration to it. It gives rise to doubt. She provides assistance in the matter. He provided a description of it.',
    'They considered it. It causes doubt. She helps with the matter. He described it.',
  ],
  [
    'They performed an analysis of it and carried out an analysis of that. We conduct a review of it. It undertook a review of it. They made an assessment of it.',
    'They analyzed it and analyzed that. We review it. It reviewed it. They assessed it.',
  ],
  [
    'They conducted an investigation into it. They arrived at the conclusion that it works.',
    'They investigated it. They concluded that it works.',
  ],
  [
    'They are in agreement with it. He is in possession of it. It is reflective of it. It is deserving of praise; it is lacking in taste.',
    'They agree with it. He has it. It reflects it. It deserves praise; it lacks taste.',
  ],
  [
    'They have a requirement for it. He has knowledge of it. They entered into an agreement to sell it, and entered into an agreement with him.',
    'They need it. He knows it. They agreed to sell it, and entered into an agreement with him.',
  ],
  [
    'They did an inspection of it. They made a decision to go. It was being dependent on it. I am in need of help; you were in need of it.',
    'They inspected it. They decided to go. It was depending on it. I need help; you needed it.',
  ],
  [
    'On an annual basis it is done in an efficient manner and in a consistent manner. A great number of people came. A number of people came, and such a number of them.',
    'Annually it is done efficiently and consistently. Many people came. Several people came, and such a number of them.',
  ],
  [
    'He wants to try and win. It is equally as good. All of the above. Off of it. First and foremost, it is one and the same. Any and all claims. If and when it comes.',
    'He wants to try to win. It is equally good. All of the above. Off it. First, it is the same. All claims. When it comes.',
  ],
  [
    'She is in the process of leaving. They are able to be here. He was able to win. We are in the process of a review.',
    'She is leaving. They are able to be here. He was able to win. We are in the process of a review.',
  ],
  [
    'The house is in excess of 500 feet; upwards of 20 came. It is important to note that it works. It should be noted that it fails.',
    'The house is more than 500 feet; more than 20 came. It works. It fails.',
  ],
  [
    'He has the right to leave. Has he the right to leave? They have the opportunity to win and do not have the opportunity to lose.',
    'He may leave. Has he the right to leave? They can win and do not have the opportunity to lose.',
  ],
  [
    'Despite the fact that it rained, we won. It was despite the fact that it rained. As a matter of fact, it is. Each and every one.',
    'Although it rained, we won. It was despite the fact that it rained. In fact, it is. Every one.',
  ],
  [
    'A large number of complaints was received. A large number of complaints were received.',
    'A large number of complaints was received. Many complaints were received.',
  ],
  [
    "It's important to note that keys count. However, it's worth noting that it works.",
    'Keys count. However, it works.',
  ],
];
const ACADEMIC: readonly (readonly [string, string])[] = [
  ['A lot of journalists said so, and lots of young people.', 'Many journalists said so, and lots of young people.'],
  [
    'A lot of work was done, some sort of work; it is kind of slow and is kind of a mess.',
    'A lot of work was done, some sort of work; it is rather slow and is kind of a mess.',
  ],
  [
    'It would be okay. Okay, we did it. The stuff like that. They stuff it.',
    'It would be acceptable. Okay, we did it. The material like that. They stuff it.',
  ],
  [
    'The chairman of an awesome company has a man-made lake and more manpower. Chairman Lee left.',
    'The chair of an excellent company has an artificial lake and more staff. Chair Lee left.',
  ],
  [
    "We don't know what they're doing; let's ask. I'm sure it's so.",
    "We do not know what they are doing; let us ask. I am sure it's so.",
  ],
];

test.each(NEUTRAL)('%s', async (text, expected) => {
  expect(await accepted(text, 'neutral')).toBe(expected);
});

test.each(ACADEMIC)('of academic English: %s', async (text, expected) => {
  expect(await accepted(text, 'academic')).toBe(expected);
});
