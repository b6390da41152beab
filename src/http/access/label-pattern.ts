/** A host name in which `*` stands for exactly one label: `*.example.com` takes `a.example.com`, not `a.b.example.com`. */
export function matchesLabels(pattern: string, host: string): boolean {
  if (!pattern.includes('*')) return pattern === host;
  const wanted = pattern.split('.');
  const labels = host.split('.');
  return (
    wanted.length === labels.length &&
    wanted.every((label, i) => (label === '*' ? labels[i] !== '' : label === labels[i]))
  );
}
