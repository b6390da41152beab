import { phrases } from './phrase.ts';

/** Pairs of words of which one says what the other has said. */
export const REDUNDANT = phrases(
  {
    prefix: 'redundant',
    category: 'concision',
    reason: (says, instead) =>
      instead === '' ? `“${says}” adds nothing here.` : `“${instead}” says it already; “${says}” says it twice.`,
  },
  `
AAA end result => result
AAA end results => results
AAA final outcome => outcome
BBB end product => product ; not before NONE
AAA past history => history
BBB past experience => experience
AAA future plans => plans
BBB future prospects => prospects
AAA advance planning => planning
BBB advance notice => notice
AAA free gifts => gifts
AAA free gift => gift
AAA added bonus => bonus
AAA basic fundamentals => fundamentals
AAA basic essentials => essentials
BBB absolutely essential => essential
BBB absolutely necessary => necessary
AAA completely eliminate => eliminate
AAA completely eliminated => eliminated
BBB completely destroyed => destroyed
AAA completely unanimous => unanimous
BBB completely full => full
BBB close proximity => proximity
AAA consensus of opinion => consensus
BBB general consensus => consensus
BBB personal opinion => opinion
BBB true facts => facts
AAA actual facts => facts
AAA unexpected surprise => surprise
AAA new innovations => innovations
AAA new innovation => innovation
BBB brand new => new
AAA usual custom => custom
AAA sum total => total
BBB exact same => same
AAA various different => various / different ; before PLURAL
AAA mutual cooperation => cooperation
AAA joint collaboration => collaboration
AAA past memories => memories
AAA {collaborate} together => {collaborate}
AAA {cooperate} together => {cooperate}
AAA {combine} together => {combine}
AAA {merge} together => {merge}
BBB {connect} together => {connect}
BBB {join} together => {join}
BBB {gather} together => {gather}
BBB {link} together => {link}
BBB {group} together => {group}
AAA {assemble} together => {assemble}
BBB {refer} back to => {refer} to
AAA {revert} back to => {revert} to
AAA {revert} back => {revert}
AAA {return} back to => {return} to
AAA {repeat} again => {repeat}
AAA {reiterate} again => {reiterate}
AAA still remains => remains
AAA still remain => remain
AAA {postpone} until later => {postpone}
BBB {plan} in advance => {plan} ; not after the a
BBB {continue} on => {continue} ; before to with
AAA {continue} to remain => {remain}
AAA {proceed} forward => {proceed}
AAA {advance} forward => {advance}
AAA comprises of => consists of
AAA comprise of => consist of
AAA ATM machine => ATM
AAA ATM machines => ATMs
AAA PIN number => PIN
AAA PIN numbers => PINs
AAA HIV virus => HIV
AAA ISBN number => ISBN
AAA LCD display => LCD
BBB period of time => period / time ; not before NONE
BBB time period => period / time
AAA few in number => few
AAA small in size => small
AAA large in size => large
BBB very unique => unique
BBB most unique => unique ; not before NONE
AAA more preferable => preferable
AAA more superior => superior
AAA but however => but
AAA but nevertheless => but
BBB and also => and ; not after not
AAA or alternatively => or
AAA as for example => for example
AAA irregardless => regardless
`,
);
