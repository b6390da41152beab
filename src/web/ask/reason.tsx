/** A sentence for whoever runs the server, folded away from who only writes here. */
export function Reason({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <details>
      <summary>The reason, for whoever runs this server</summary>
      <p>{text}</p>
    </details>
  );
}
