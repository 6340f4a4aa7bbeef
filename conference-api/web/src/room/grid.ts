export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

// People look right between these; outside of them a tile is a letter box or a corridor.
const NARROWEST = 3 / 4;
const WIDEST = 16 / 9;
// More faces than that are wallpaper; they are pages.
const MOST = 12;
const SMALLEST_WIDTH_PIXELS = 150;
const SMALLEST_HEIGHT_PIXELS = 104;

/** The arrangement in which the tiles are largest, each of the same size. */
export function bestGrid(count: number, widthPixels: number, heightPixels: number, gapPixels: number): Grid {
  let best: Grid = { columns: 1, rows: Math.max(1, count), widthPixels: 0, heightPixels: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (widthPixels - (columns - 1) * gapPixels) / columns;
    const cellHeight = (heightPixels - (rows - 1) * gapPixels) / rows;
    const width = Math.max(0, Math.floor(Math.min(cellWidth, cellHeight * WIDEST)));
    const height = Math.max(0, Math.floor(Math.min(cellHeight, cellWidth / NARROWEST)));
    if (seen(width, height) > seen(best.widthPixels, best.heightPixels)) {
      best = { columns, rows, widthPixels: width, heightPixels: height };
    }
  }
  return best;
}

/** How much of a camera's 4:3 middle is visible: a tall tile that cuts the sides off has gained nothing. */
function seen(widthPixels: number, heightPixels: number): number {
  const across = Math.min(widthPixels, heightPixels * (4 / 3));
  const down = Math.min(heightPixels, widthPixels);
  return across * down;
}

/** How many tiles fit before they become too small to know a face. */
export function mostTiles(widthPixels: number, heightPixels: number, gapPixels: number): number {
  if (widthPixels === 0 || heightPixels === 0) {
    return MOST; // not laid out yet
  }
  const columns = Math.max(1, Math.floor((widthPixels + gapPixels) / (SMALLEST_WIDTH_PIXELS + gapPixels)));
  const rows = Math.max(1, Math.floor((heightPixels + gapPixels) / (SMALLEST_HEIGHT_PIXELS + gapPixels)));
  return Math.min(MOST, Math.max(2, columns * rows));
}
