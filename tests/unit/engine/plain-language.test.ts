import { expect, test } from 'bun:test';
import { accepted } from '../../support/accepted-wording.ts';

/** What a text for everybody reads like when everything that is suggested is accepted. */
const PLAIN: readonly (readonly [string, string])[] = [
  [
    'This Agreement (hereinafter referred to as the "Lease") is made and entered into by and between the parties hereto as of the date hereof.',
    'This Agreement (called the "Lease") is made between the parties as of the date of this document.',
  ],
  [
    'The Tenant shall pay the rent prior to the first day of each month, notwithstanding any dispute.',
    'The Tenant must pay the rent before the first day of each month, despite any dispute.',
  ],
  [
    'In the event that the Tenant fails to remit the rent, the Landlord may terminate this Lease forthwith.',
    'If the Tenant fails to send the rent, the Landlord may end this Lease at once.',
  ],
  [
    'The parties hereby agree that all terms set forth herein shall be null and void upon expiration of the term thereof.',
    'The parties agree that all terms set forth in this document must be void on end of the term of it.',
  ],
  [
    'Notwithstanding the foregoing, the Lessor shall not be liable for damages, provided that the Lessee has been notified in writing.',
    'Despite the foregoing, the Lessor must not be liable for damages, if the Lessee has been told in writing.',
  ],
  [
    'Pursuant to Section 5, the aforementioned goods shall be delivered no later than 30 days subsequent to execution of this agreement.',
    'Under Section 5, the goods must be delivered by 30 days after execution of this agreement.',
  ],
  [
    'The aforementioned hidden cost factors and the aforesaid contract remain in full force and effect.',
    'The hidden cost factors and the contract remain in force.',
  ],
  [
    'Any additional costs and an additional fee of not less than $50 shall be borne by the said party.',
    'Any additional costs and another fee of at least $50 must be borne by the party.',
  ],
  ['The said party shall furnish a copy of said document to us.', 'The party must give a copy of the document to us.'],
  [
    'I shall write and we shall wait. Shall we begin? What shall you do?',
    'I will write and we will wait. Shall we begin? What shall you do?',
  ],
  [
    'The vast majority of the time it works, and the vast majority of people agree.',
    'Most of the time it works, and most people agree.',
  ],
  [
    'Would he then have the ability to vote? She has the ability to vote.',
    'Would he then have the ability to vote? She can vote.',
  ],
  [
    "We're taking action to fix it, and we must take action to help.",
    "We're taking action to fix it, and we must help.",
  ],
  [
    'Whether or not you like it, we will go. Tell me whether or not you come.',
    'Whether or not you like it, we will go. Tell me whether or not you come.',
  ],
  [
    'There was a great deal of discussion about a wide variety of issues and a wide range of experience.',
    'There was much discussion about many issues and a wide range of experience.',
  ],
  [
    'A request for an additional review was submitted to the court. Additional information is attached hereto as Exhibit A.',
    'A request for another review was submitted to the court. More information is attached as Exhibit A.',
  ],
  [
    'They plan accordingly. Accordingly, they plan. It is consequently lower. Consequently, it fell.',
    'They plan accordingly. So, they plan. It is consequently lower. So, it fell.',
  ],
  ['It is requested that you send the form at an early date.', 'Please send the form soon.'],
  [
    'He is of the opinion that it works; she was aware of the fact that it failed.',
    'He thinks that it works; she knew that it failed.',
  ],
  [
    'The order of magnitude was wrong, and the magnitude of the loss was great.',
    'The order of magnitude was wrong, and the size of the loss was great.',
  ],
  [
    'The law ceased to exist in some cases where nobody cared. They ceased operations.',
    'The law ceased to exist in some cases where nobody cared. They stopped operations.',
  ],
  [
    'The expiration date has passed; the remainder of the funds is gone; the inception of the plan was late.',
    'The end date has passed; the rest of the funds is gone; the start of the plan was late.',
  ],
  [
    'A fair and equitable solution is an optimum result for a more expeditious process.',
    'A fair and equitable solution is an optimum result for a more expeditious process.',
  ],
  ['The contract, or any part thereof, and the lack thereof.', 'The contract, or any part of it, and the lack of it.'],
  [
    'We will endeavor to help; it is a human endeavor to learn. They attempt to win, in a failed attempt to score.',
    'We will try to help; it is a human endeavor to learn. They try to win, in a failed attempt to score.',
  ],
  [
    'The project is moving forward. Moving forward, we will meet. It grew, going forward, by half.',
    'The project is moving forward. From now on, we will meet. It grew, from now on, by half.',
  ],
  [
    'The information was obtained from them. You can obtain a copy. Obtaining the permit is hard.',
    'The information was obtained from them. You can get a copy. Getting the permit is hard.',
  ],
  [
    'Users are required to log in and are obligated to pay. What is required to win? It is required to win.',
    'Users must log in and must pay. What is required to win? It is required to win.',
  ],
  [
    'Please execute the contract, as they executed a contract in addition to a deed.',
    'Please sign the contract, as they signed a contract besides a deed.',
  ],
  [
    'In addition, you may comply with the rules whereby we modify the plan.',
    'Also, you may follow the rules by which we change the plan.',
  ],
  [
    'It transpired that he had left. What transpired next is deemed a success.',
    'It transpired that he had left. What happened next is considered a success.',
  ],
  [
    'Questions as to whether it works; he was confused as to whether it works; as to whether it does, we will see.',
    'Questions about whether it works; he was confused about whether it works; about whether it does, we will see.',
  ],
  [
    'They raised the question of whether it works. The question of whether it works is open.',
    'They raised the question of whether it works. Whether it works is open.',
  ],
  [
    'It came by way of a friend; by way of example, take this.',
    'It came through a friend; by way of example, take this.',
  ],
  [
    'Assistance is available, and we provide assistance to families. Humanitarian Assistance helps.',
    'Assistance is available, and we help families. Humanitarian Assistance helps.',
  ],
  ['Please note that this is so, and needless to say, it is.', 'This is so, and it is.'],
  [
    'The party of the first part shall cease and desist from all use.',
    'The party of the first part must stop all use.',
  ],
  [
    'The undersigned does hereby certify, and is hereby appointed, and hereby revokes all wills.',
    'The undersigned does certify, and is appointed, and revokes all wills.',
  ],
];

test.each(PLAIN)('%s', async (text, expected) => {
  expect(await accepted(text, 'plain')).toBe(expected);
});
