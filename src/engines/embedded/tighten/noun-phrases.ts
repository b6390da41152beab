import { phrases } from './phrase.ts';

/** Nouns that hide a verb. */
export const NOUN_PHRASES = phrases(
  {
    prefix: 'verb',
    category: 'concision',
    reason: (says, instead) => `The verb is stronger than the noun: “${instead}” for “${says}”.`,
  },
  `
AAA {make} use of => {use}
AAA {make} a decision to => {decide} to
BBB {make} (a|the) decision (about|on) => {decide} on
AAA {make} an assumption that => {assume} that
AAA {make} the assumption that => {assume} that
AAA {make} a recommendation that => {recommend} that
AAA {make} improvements to => {improve}
BBB {make} changes to => {change} ; before the
BBB {make} an improvement (in|to) => {improve}
BBB {make} adjustments to => {adjust}
BBB {make} modifications to => {modify}
BBB {make} a contribution to => {contribute} to
BBB {make} reference to => {refer} to
AAA {make} mention of => {mention}
AAA {take} into consideration => {consider} ; before DET
BBB {take} into account => {consider} ; before DET
BBB take action to => . ; after to MODAL PRON
AAA {give} consideration to => {consider}
BBB {give} an explanation of => {explain}
BBB {give} rise to => {cause}
BBB {provide} assistance to => {help}
BBB {provide} assistance (in|with) => {help} with
BBB {provide} a description of => {describe}
BBB {provide} an explanation of => {explain}
BBB {provide} an overview of => {outline} / {describe}
BBB {provide} support (for|to) => {support}
BBB {provide} information (about|on) => {describe}
AAA {conduct} an analysis of => {analyze}
AAA {perform} an analysis of => {analyze}
AAA {carry out} an analysis of => {analyze}
AAA {conduct} an assessment of => {assess}
AAA {perform} an assessment of => {assess}
AAA {make} an assessment of => {assess}
AAA {conduct} a review of => {review}
AAA {perform} a review of => {review}
AAA {undertake} a review of => {review}
AAA {conduct} an evaluation of => {evaluate}
AAA {perform} an evaluation of => {evaluate}
AAA {conduct} an investigation (of|into) => {investigate}
AAA {conduct} an examination of => {examine}
AAA {conduct} a survey of => {survey}
AAA {come} to the conclusion that => {conclude} that ; not after HAVE
AAA {reach} the conclusion that => {conclude} that
AAA {arrive} at the conclusion that => {conclude} that
BBB {come} to an agreement => {agree} ; not after HAVE ; not before with between among
BBB {reach} an agreement => {agree} ; not before with between among
AAA {have} a tendency to => {tend} to
AAA {be} in agreement with => {agree} with
AAA {be} in agreement that => {agree} that
AAA {be} in need of => {need}
AAA {be} in possession of => {have}
BBB {be} in violation of => {violate}
BBB {be} in compliance with => {comply} with
BBB {be} in charge of => {run} / {lead} ; not before ING
AAA {be} indicative of => {indicate}
AAA {be} reflective of => {reflect}
AAA {be} supportive of => {support}
AAA {be} dependent (on|upon) => {depend} on
AAA {be} applicable to => {apply} to
BBB {be} representative of => {represent}
BBB {be} deserving of => {deserve}
BBB {be} lacking in => {lack}
BBB {have} an (impact|effect) on => {affect}
BBB {have} a need for => {need}
BBB {have} a requirement for => {need}
BBB {have} knowledge of => {know}
BBB {enter} into an agreement to => {agree} to
BBB {hold} a meeting => {meet} ; before with to on about at in NONE
BBB {do} an inspection of => {inspect}
`,
);
