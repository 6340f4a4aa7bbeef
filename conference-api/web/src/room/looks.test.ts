import { describe, expect, it } from 'vitest';
import { person } from '../client/proof/fakeHouse';
import { bestGrid, mostTiles } from './grid';
import { arranged } from './looks';
import { type Look, initials } from './Tile';

const look = (participant: number, self = false): Look => ({
  person: person(participant),
  self,
  speaking: false,
  stream: null,
  slot: null,
  quality: null,
  hand: 0,
  volume: 1,
});
const numbers = (looks: readonly Look[]) => looks.map(({ person: { participant } }) => participant);
const room = [1, 2, 3, 4, 5, 6].map((participant) => look(participant)).concat(look(9, true));

describe('who is on which page', () => {
  it('keeps the order in which people came, and oneself on the first page', () => {
    expect(numbers(arranged(room, 4, new Map()))).toEqual([1, 2, 3, 9, 4, 5, 6]);
    expect(numbers(arranged(room, 12, new Map()))).toEqual([1, 2, 3, 4, 5, 6, 9]);
  });

  it('brings who speaks to the first page, for whoever was silent longest', () => {
    const spokenAt = new Map([[1, 5], [2, 3], [3, 4], [6, 7]]);
    expect(numbers(arranged(room, 4, spokenAt)).slice(0, 4)).toEqual([1, 6, 3, 9]);
  });

  it('moves nobody who is seen already', () => {
    expect(numbers(arranged(room, 4, new Map([[2, 9]])))).toEqual([1, 2, 3, 9, 4, 5, 6]);
  });
});

describe('the grid', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('has a place for each of %i, within the space', (count) => {
    for (const [width, height] of [[1256, 656], [374, 660], [800, 300], [320, 500]] as const) {
      const grid = bestGrid(count, width, height, 10);
      expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
      expect(grid.columns * grid.widthPixels + (grid.columns - 1) * 10).toBeLessThanOrEqual(width);
      expect(grid.rows * grid.heightPixels + (grid.rows - 1) * 10).toBeLessThanOrEqual(height);
      expect(grid.widthPixels).toBeGreaterThan(50);
    }
  });

  it('survives having no space yet', () => {
    expect(bestGrid(3, 0, 0, 10)).toMatchObject({ widthPixels: 0, heightPixels: 0 });
    expect(mostTiles(0, 0, 10)).toBeGreaterThan(0);
  });

  it('shows at most twelve, and fewer on a small phone', () => {
    expect(mostTiles(1900, 1000, 10)).toBe(12);
    expect(mostTiles(344, 560, 10)).toBeLessThan(12);
  });
});

it.each([
  ['The doctor', 'D'],
  ['Anna Maria Berg', 'AB'],
  ['der Nachbar', 'N'],
  ['the', 'T'],
  ['Ольга Орлова', 'ОО'],
  ['🙂', '🙂'],
])('calls %s by the letters %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
