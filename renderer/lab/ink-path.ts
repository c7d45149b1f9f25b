/** A picture's ink as an outline of runs, for a drawing that scales: `width` × `height` units from the origin. */
export function inkPath(coverage: Uint8Array, width: number): string {
  const parts: string[] = [];
  for (let row = 0; row * width < coverage.length; row++) {
    for (let column = 0; column < width; column++) {
      if (!isInk(coverage[row * width + column])) continue;
      const start = column;
      while (column < width && isInk(coverage[row * width + column])) column++;
      parts.push(`M${start} ${row}h${column - start}v1h${start - column}z`);
    }
  }
  return parts.join('');
}

const isInk = (amount: number) => amount > 100;
