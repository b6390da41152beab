import type { Behaviour, ProviderCall } from './fake-provider.ts';
import { behaviours as does } from './provider-behaviours.ts';

/** What the last message of a call says. */
export const contentOf = (call: ProviderCall): string => call.body.messages.at(-1).content;
/** The reference of a question whose reply has a form. */
export const refOf = (call: ProviderCall) => /^Reference: (\S+)$/m.exec(contentOf(call))?.[1];
/** Whether a draft is to be read. */
export const isCritique = (call: ProviderCall) => String(call.body.messages[0].content).includes('remarks');

/** Plans two sections where it is asked for a plan, has these remarks on every draft, and writes of each. */
export const writesSections =
  (remarks: readonly string[], write: (section: string, mends: boolean) => string): Behaviour =>
  (call) => {
    const ref = refOf(call);
    if (isCritique(call)) return does.says(JSON.stringify({ ref, remarks }))(call);
    if (ref) return does.says(JSON.stringify({ ref, sections: ['Sails', 'Ropes'] }))(call);
    const section = /^Write the section "(.*)" of/m.exec(contentOf(call))?.[1];
    const mends = contentOf(call).includes('Write the draft anew');
    return does.says(section ? write(section.toLowerCase(), mends) : 'In short: a ship.')(call);
  };
