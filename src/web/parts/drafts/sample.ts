/** A text with something for every pass to do, written for this page. */
export const SAMPLE = `# The Quietest Room in Town

The year the Library in Harrow Lane closed it's reading room, there was nobody who wrote to the paper. I have thought about that silence more often then about the closure it self, due to the fact that 1,200 people had sign a petition two years earlier in order to keep the same building open.

They had won. The doors stayed unlocked, the lights stayed on, and then, one tusday in March, the long tables went out of the back entrance on a trolley.

What replaced them was not vandelism. There was new sofas, a coffee machine and a bank of computer where the periodicals used to be. The council called the result a “community hub”, and it is being made use of: on a wet afternoon every seat is taken.

## What the figures miss

The council counts visits, loans and hours of computer use. All three have rose since the the tables went, and the anual report is right to say so. However it should be noted that a visit of four minutes and a visit of four hours are each one visit.

I learned to work in that room. At fifteen I shared a table with a retired surveyor, who was translating Virgil for his own pleasure, and a woman who came on a daily basis to apply for jobs. We never spoke. Noone had to.
`;
