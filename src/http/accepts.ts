/** Whether `Accept` names that media type itself; `*` and parts of a type name nothing. */
export function accepts(request: Request, type: string): boolean {
  const ranges = (request.headers.get('accept') ?? '').split(',');
  return ranges.some((range) => range.split(';', 1)[0]?.trim().toLowerCase() === type);
}
