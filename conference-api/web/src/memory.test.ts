// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { person } from './client/proof/fakeHouse';
import { memory } from './memory';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

it('knows how loud somebody was, when the page was loaded anew', () => {
  memory.volumes('visit.1').keep(person(5), 1.4);
  expect(memory.volumes('visit.1').of(person(5))).toBe(1.4);
  expect(memory.volumes('visit.1').of(person(6))).toBeNull();
  expect(memory.volumes('visit.2').of(person(5))).toBeNull();
});

it('knows who sat down anew by what they are called', () => {
  const volumes = memory.volumes('visit.1');
  volumes.keep(person(5, { name: 'The doctor' }), 0.5);
  expect(volumes.of(person(9, { name: 'The doctor' }))).toBe(0.5);
  expect(volumes.of(person(9, { name: 'The doctor', kind: 'phone' }))).toBeNull();
  expect(volumes.of(person(9, { name: null }))).toBeNull();
});

it('writes no names down, and not without end', () => {
  const volumes = memory.volumes('visit.1');
  for (let participant = 0; participant < 500; participant++) {
    volumes.keep(person(participant, { name: `Caller ${participant}` }), 2);
  }
  const written = sessionStorage.getItem('parlour.volumes.visit.1') ?? '';
  expect(written).not.toContain('Caller');
  expect(Object.keys(JSON.parse(written))).toHaveLength(100);
  expect(volumes.of(person(499, { name: null }))).toBe(2);
});

it('survives what an older page wrote', () => {
  sessionStorage.setItem('parlour.volumes.visit.1', '[1, 2');
  expect(memory.volumes('visit.1').of(person(5))).toBeNull();
  memory.volumes('visit.1').keep(person(5), 2);
  expect(memory.volumes('visit.1').of(person(5))).toBe(2);
});

it('lets soft sounds be until they are switched off', () => {
  expect(memory.chimes()).toBe(true);
  memory.keepChimes(false);
  expect(memory.chimes()).toBe(false);
});
