/**
 * What a model is told to do, by the pass: the rules that are the same in all of them, and the pass's own task.
 * @returns undefined for a pass that has no task
 */
export function rulesByPass(
  rules: string,
  tasks: Readonly<Record<string, string>>,
): (pass: string) => string | undefined {
  const known = new Map(Object.entries(tasks));
  return (pass) => {
    const task = known.get(pass);
    return task && `${rules.trimEnd()}\n\n${task.trimEnd()}`;
  };
}
