/** Parlour's protocol client: signalling, media and devices of one seat in a room. Knows no page and no React. */
export { visitByBrowser, type Wanted } from './browser';
export { browserClock, type Clock } from './clock';
export { LOUDEST } from './ears';
export { type Doorway, type PhoneDoor, type Reply, askHouse, lookThroughDoor, ours, post } from './doors';
export { type SlotStream, contributor } from './downlink';
export { type Level, meterTrack } from './level';
export { type Choice, OwnMedia, type OwnDevice, type OwnState, type Source } from './own';
export type { HostPowers } from './hostPowers';
export type { Answer, Hearing, HearingTest, HoldReason, LineQuality, LineWay, MutedBy, Person, PhonePolicy, PhoneSound, Picture } from './protocol';
export { phonePolicies, usualHearing } from './protocol';
export type { Problem, Role, Slot, Telephone, View, Waiting, Wished, You } from './protocol';
export { fieldsOf, textOf } from './readingFields';
export type { Ending, Phase, RoomState } from './roomState';
export type { Trouble } from './troubles';
export { type KeptVolumes, Visit, type VisitHappening, type VisitState } from './visit';
