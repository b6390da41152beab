import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface ChartBoxProps {
  readonly title: string;
  /** What the chart shows, in one sentence. */
  readonly says: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children: ComponentChildren;
}

/** A chart with its sentence, and its numbers as a table for who would rather read them. */
export function ChartBox({ title, says, columns, rows, children }: ChartBoxProps) {
  const [table, setTable] = useState(false);
  return (
    <section class="chart">
      <div class="chart-head">
        <h2 class="panel-label">{title}</h2>
        <button type="button" class="button plain small" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Chart' : 'Table'}
        </button>
        <p class="small quiet">{says}</p>
      </div>
      {table ? (
        <div class="chart-table" tabIndex={0} role="region" aria-label={title}>
          <table class="small">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells) => (
                <tr key={cells[0]}>
                  {cells.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{typeof cell === 'number' ? cell.toLocaleString('en') : cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div role="img" aria-label={`${title}. ${says}`}>
          {children}
        </div>
      )}
    </section>
  );
}
