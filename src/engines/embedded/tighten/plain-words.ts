import { phrases } from './phrase.ts';

/** Rare words for plain ones, after the lists of plainlanguage.gov (CC0, see NOTICE) and no further than they are sure. */
export const PLAIN_WORDS = phrases(
  {
    prefix: 'plain',
    category: 'clarity',
    reason: (says, instead) => `“${instead}” is the plainer word for “${says}”.`,
  },
  `
AAA {utilize} => {use}
AAA {utilise} => {use}
AAA the (utilization|utilisation) of => the use of
AAA prior to => before ; not after a
AAA previous to => before
AAA subsequent to => after
BAB subsequently => later / then
BBB subsequent => later / next
AAA in lieu of => instead of
AAA inasmuch as => because / since
BBB insofar as => as far as
AAA (heretofore|hitherto) => until now
AAA per annum => a year
BAB upon => on ; not after once
BBB pursuant to => under / by
BBB notwithstanding => despite
BBB whilst => while
BBB amongst => among
BAB approximately => about ; before NUM
BAB {commence} => {start} / {begin}
-B- commencement => start
BAB {ascertain} => {find out}
BAB {endeavor} to => {try} to ; not after a an the this our their his her its my your best every
BAB {endeavour} to => {try} to ; not after a an the this our their his her its my your best every
BAB numerous => many ; before PLURAL ; not after so too very more most as BE less the
BAB sufficient => enough ; not after a an BE and the NOT more not NONE
-B- additional => more / other / extra
-B- assist => help ; after to MODAL
BAB {assist} in => {help} with ; not before ING
-B- assistance => help
-B- {facilitate} => {help} / {ease}
-B- {terminate} => {end} / {stop}
-B- {demonstrate} => {show} / {prove}
-B- {implement} => {carry out} / {start}
-B- {initiate} => {start}
-B- {obtain} => {get}
-B- {purchase} => {buy} ; after to MODAL
-B- {retain} => {keep}
-B- {require} => {need}
-B- {request} => {ask for} ; after to MODAL
-B- {transmit} => {send}
-B- {submit} => {send}
-B- {notify} => {tell}
-B- {inform} => {tell} ; after to MODAL
-B- {indicate} => {show} / {say}
-B- {attempt} to => {try} to ; not after a an the this our their his her its any no
BBB {expedite} => {speed up}
-B- {disseminate} => {share} / {send out}
BBB {promulgate} => {issue} / {publish}
-B- {relocate} => {move}
-B- {reside} => {live}
-B- {possess} => {have}
-B- {cease} => {stop}
-B- {encounter} => {meet} ; after MODAL to
BBB {necessitate} => {need} / {require}
-B- {validate} => {confirm}
-B- {finalize} => {finish}
-B- {prioritize} => {rank}
BBB {leverage} => {use} ; after to MODAL
-B- {expend} => {spend}
-B- {eliminate} => {remove} / {end}
-B- {anticipate} => {expect}
-B- {accomplish} => {do} / {achieve}
-B- {discontinue} => {stop}
-B- {depart} => {leave} ; after to MODAL
-B- magnitude => size
-B- methodology => method
-B- remainder => rest
BBB remuneration => pay
-B- inception => start
-B- expiration => end
BBB aforementioned => these
BBB herein => here
BBB thereof => its
-B- viable => workable
-B- feasible => possible
-B- optimum => best
-B- equitable => fair
BBB expeditious => fast
BBB by way of => by / through
BBB inter alia => among other things
-B- consequently => so
-B- accordingly => so
-B- regarding => about ; not before NONE
-B- concerning => about ; before DET
BBB pertaining to => about / of
BBB at all times => always
BBB in the interim => meanwhile
BBB moving forward => from now on
BBB going forward => from now on
BBB a plethora of => many
BBB myriad => many ; not after a
`,
);
