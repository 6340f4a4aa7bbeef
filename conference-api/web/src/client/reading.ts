import type { Answer, Fields, LineState, Message, Moment, Person, Picture, Role, RoomCard, RoomEvent } from './protocol';
import type { Showing, Slot, Waiting, You } from './protocol';
import { readLineQuality, readPolicy, readTelephone } from './readingPhones';
import { fieldsOf, listOf, numberOf, textOf } from './readingFields';

/** Bad input is a value: what cannot be read is null, and nothing here throws. */
export function readMessage(text: unknown): Message | null {
  const fields = typeof text === 'string' ? parsed(text) : null;
  if (fields === null) {
    return null;
  }
  if (typeof fields.re === 'number') {
    return { kind: 'answer', re: fields.re, answer: readAnswer(fields) };
  }
  if (typeof fields.seq === 'number' && typeof fields.type === 'string') {
    // A kind of event that a later house knows still has its number.
    return { kind: 'event', seq: fields.seq, event: readEvent(fields) ?? { type: 'quiet' } };
  }
  const moment = typeof fields.now === 'string' ? readMoment(fields) : null;
  return moment === null ? null : { kind: 'moment', moment };
}

function parsed(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
}

export function readAnswer(fields: Fields): Answer {
  if (fields.ok === true) {
    return { ok: true, fields };
  }
  const problem = fieldsOf(fields.problem);
  return {
    ok: false,
    problem: { code: textOf(problem?.code) ?? 'trouble', detail: textOf(problem?.detail) ?? '' },
  };
}

function readEvent(fields: Fields): RoomEvent | null {
  switch (fields.type) {
    case 'joined':
    case 'changed': {
      const person = readPerson(fields.person);
      return person && { type: fields.type, person };
    }
    case 'left':
      return typeof fields.participant === 'number' ? { type: 'left', participant: fields.participant } : null;
    case 'waiting': {
      const waiting = readWaiting(fields.waiting);
      return waiting && { type: 'waiting', waiting };
    }
    case 'waited':
    case 'admitted':
      return typeof fields.seat === 'string' ? { type: fields.type, seat: fields.seat } : null;
    case 'room': {
      const room = readRoom(fields.room);
      return room && { type: 'room', room };
    }
    case 'closed':
      return { type: 'closed' };
    default:
      return null;
  }
}

function readMoment(fields: Fields): Moment | null {
  switch (fields.now) {
    case 'slots':
      return { now: 'slots', slots: listOf(fields.slots, readSlot) };
    case 'speaking':
      return { now: 'speaking', participants: listOf(fields.participants, numberOf) };
    case 'lines':
      return { now: 'lines', lines: listOf(fields.lines, readLineQuality) };
    case 'line':
      return { now: 'line', uplink: readLine(fields.uplink), downlink: readLine(fields.downlink) };
    case 'seated':
      return { now: 'seated', fields };
    case 'hushed':
    case 'refused':
    case 'removed':
    case 'elsewhere':
    case 'closed':
    case 'going':
      return { now: fields.now };
    default:
      return null;
  }
}

function readLine(value: unknown): LineState {
  return value === 'connected' || value === 'reconnecting' || value === 'gone' ? value : 'new';
}

function readPicture(value: unknown): Picture | null {
  return value === 'camera' || value === 'screen' ? value : null;
}

function readRole(value: unknown): Role {
  return value === 'host' || value === 'caller' ? value : 'guest';
}

function readSlot(value: unknown): Slot | null {
  const slot = fieldsOf(value);
  const mid = textOf(slot?.mid);
  return slot && mid !== null
    ? { mid, participant: numberOf(slot.participant), picture: readPicture(slot.picture) }
    : null;
}

export function readPeople(value: unknown): Person[] {
  return listOf(value, readPerson);
}

export function readWaitings(value: unknown): Waiting[] {
  return listOf(value, readWaiting);
}

function readPerson(value: unknown): Person | null {
  const person = fieldsOf(value);
  if (person === null || typeof person.participant !== 'number') {
    return null;
  }
  return {
    participant: person.participant,
    seat: textOf(person.seat) ?? '',
    name: textOf(person.name),
    kind: person.kind === 'phone' ? 'phone' : 'browser',
    role: readRole(person.role),
    microphone: person.microphone === true,
    camera: person.camera === true,
    screen: person.screen === true,
    screenSound: person.screenSound === true,
    line: person.line === 'reconnecting' || person.line === 'kept' ? person.line : 'here',
    heard: person.heard !== false,
    caller: textOf(person.caller),
    phone: person.kind === 'phone' ? readTelephone(person.phone) : null,
  };
}

function readWaiting(value: unknown): Waiting | null {
  const waiting = fieldsOf(value);
  const seat = textOf(waiting?.seat);
  return waiting === null || seat === null
    ? null
    : {
        seat,
        name: textOf(waiting.name),
        kind: waiting.kind === 'phone' ? 'phone' : 'browser',
        caller: textOf(waiting.caller),
      };
}

export function readYou(value: unknown): You | null {
  const you = fieldsOf(value);
  return you !== null && typeof you.participant === 'number'
    ? {
        participant: you.participant,
        seat: textOf(you.seat) ?? '',
        role: readRole(you.role),
        name: textOf(you.name) ?? '',
      }
    : null;
}

export function readRoom(value: unknown): RoomCard | null {
  const room = fieldsOf(value);
  const id = textOf(room?.room);
  return room === null || id === null
    ? null
    : {
        room: id,
        name: textOf(room.name),
        language: textOf(room.language) ?? 'en',
        lobby: room.lobby === true,
        phones: readPolicy(room.phones),
      };
}

export function readShowing(value: unknown): Showing | null {
  const shown = fieldsOf(value);
  return shown === null
    ? null
    : {
        microphone: shown.microphone === true,
        camera: shown.camera === true,
        screen: shown.screen === true,
        screenSound: shown.screenSound === true,
      };
}
