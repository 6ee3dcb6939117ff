import type { Assets, Role, Route } from '../http/http.ts'
import type { Monitoring } from './monitoring/monitoring.ts'
import type { Offices } from './offices/offices.ts'
import { routesOfOperator } from './operator-routes.ts'
import type { Operator } from './operator/operator.tsx'
import type { Rehearsal } from './rehearsal/rehearsal.tsx'
import type { Simulator } from './simulator/simulator.tsx'
import type { Visitor } from './visitor/visitor.tsx'
import type { Voice } from './voice/voice.ts'

/** The doors of a server. One that is missing or null does not exist there. */
export type Doors = {
  assets?: Assets
  monitoring?: Monitoring
  voice?: Voice
  offices?: Offices
  visitor?: Visitor
  operator?: Operator | null
  rehearsal?: Rehearsal | null
  simulator?: Simulator | null
}

/** Returns every route of these doors. With operator-routes.ts this is the whole URL table: no route is declared anywhere else. */
export function routesOf({ assets, monitoring, voice, offices, visitor, operator, rehearsal, simulator }: Doors): Route[] {
  return [
    ...(assets ? routesOfAssets(assets) : []),
    ...(monitoring ? routesOfMonitoring(monitoring) : []),
    ...(voice ? routesOfVoice(voice) : []),
    ...(offices ? routesOfOffices(offices) : []),
    ...(visitor ? routesOfVisitor(visitor) : []),
    ...(operator ? routesOfOperator(operator) : []),
    ...(rehearsal ? routesOfRehearsal(rehearsal) : []),
    ...(simulator ? routesOfSimulator(simulator) : []),
  ]
}

const routesOfAssets = (assets: Assets): Route[] => [['GET', '/static/:hash/:name{.+}', 'anybody', assets]]

const routesOfMonitoring = (monitoring: Monitoring): Route[] => [
  ['GET', '/healthz', 'anybody', monitoring.health],
  ['GET', '/readyz', 'anybody', monitoring.readiness],
  ['GET', '/metrics', 'monitoring', monitoring.metrics],
]

const routesOfVoice = (voice: Voice): Route[] => [['POST', '/voice/events', 'scenario', ...voice.events]]

const routesOfOffices = ({ timepad, pretix }: Offices): Route[] => [
  ['POST', '/offices/timepad/:hookKey', 'ticket office', ...timepad],
  ['POST', '/offices/pretix/:hookKey', 'ticket office', ...pretix],
]

/** Each campaign has its own below `/c`; those of the only one are at the root as well. */
const routesOfVisitor = (visitor: Visitor): Route[] => [
  ['GET', '/', 'anybody', ...visitor.home],
  ['GET', '/demo', 'anybody', ...visitor.demo],
  ['GET', '/embed.js', 'anybody', ...visitor.embed],
  ['GET', '/chat', 'anybody', ...visitor.chat],
  ['GET', '/oembed', 'anybody', ...visitor.oembed],
  ['GET', '/c/:campaign', 'anybody', ...visitor.page],
  ['GET', '/c/:campaign/chat', 'anybody', ...visitor.chat],
  ['GET', '/c/:campaign/look/:file', 'anybody', ...visitor.look],
  ['GET', '/c/:campaign/share/:file', 'anybody', ...visitor.share],
  ['GET', '/c/:campaign/conference.ics', 'anybody', ...visitor.calendar],
  ...routesOfChat('/', { shows: 'anybody', acts: 'visitor' }, visitor),
  ...routesOfChat('/c/:campaign/', { shows: 'anybody', acts: 'visitor' }, visitor),
]

/** `shows`: who may ask for what belongs to nobody, or has its secret in its address. `acts`: who may ask with the token of a visit. */
const routesOfChat = (path: `/${string}`, { shows, acts }: { shows: Role; acts: Role }, chat: Conversing): Route[] => [
  ['GET', `${path}rules`, shows, ...chat.rules],
  ['GET', `${path}consent`, shows, ...chat.consent],
  ['GET', `${path}consent/:version`, shows, ...chat.consentOfVersion],
  ['GET', `${path}results/:points`, shows, ...chat.result],
  ['GET', `${path}results/:points/:file`, shows, ...chat.resultPicture],
  ['GET', `${path}pictures/:address`, shows, ...chat.picture],
  ['GET', `${path}socket`, shows, chat.socket],
  ['GET', `${path}news`, acts, chat.news],
  ['GET', `${path}conversation`, acts, ...chat.conversation],
  ['GET', `${path}visits/new`, acts, ...chat.numberForm],
  ['POST', `${path}visits`, acts, ...chat.number],
  ['POST', `${path}visits/former`, acts, ...chat.formerVisit],
  ['POST', `${path}answers`, acts, ...chat.answer],
  ['POST', `${path}callbacks`, acts, ...chat.requestCallback],
  ['DELETE', `${path}callbacks`, acts, ...chat.cancelCallback],
  ['POST', `${path}commands`, acts, ...chat.command],
  ['POST', `${path}hang-ups`, acts, ...chat.hangUp],
  ['POST', `${path}prize/copied`, acts, ...chat.codeCopied],
  ['POST', `${path}prize/followed`, acts, ...chat.linkFollowed],
]

type Conversing = Omit<Visitor, 'home' | 'demo' | 'embed' | 'page' | 'chat' | 'look' | 'share' | 'calendar'>

/** A draft that is played: the chat and a telephone, at addresses that begin with that of the rehearsal. */
const routesOfRehearsal = ({ page, chat, telephone }: Rehearsal): Route[] => [
  ['GET', '/operator/rehearsals/:campaign', 'operator', page],
  ['GET', '/operator/rehearsals/:campaign/chat', 'operator', ...chat.page],
  ['GET', '/operator/rehearsals/:campaign/look/:file', 'operator', ...chat.look],
  ['GET', '/operator/rehearsals/:campaign/phone', 'operator', ...telephone.page],
  ...routesOfChat('/operator/rehearsals/:campaign/', { shows: 'operator', acts: 'operator' }, chat),
  ...routesOfTelephone('/operator/rehearsals/:campaign/phone', 'operator', telephone),
]

const routesOfSimulator = (simulator: Simulator): Route[] => [
  ['GET', '/phone', 'telephone', simulator.page],
  ['GET', '/phone/messages', 'telephone', simulator.messages],
  ['POST', '/phone/sessions/:session/:token', 'server', ...simulator.session],
  ['POST', '/phone/faults', 'telephone', ...simulator.faults],
  ...routesOfTelephone('/phone', 'telephone', simulator),
]

const routesOfTelephone = (path: `/${string}`, role: Role, telephone: Telephone): Route[] => [
  ['GET', `${path}/socket`, role, telephone.socket],
  ['POST', `${path}/calls`, role, ...telephone.dial],
  ['POST', `${path}/calls/:id/answer`, role, ...telephone.answer],
  ['POST', `${path}/calls/:id/decline`, role, ...telephone.decline],
  ['POST', `${path}/calls/:id/speech`, role, ...telephone.speech],
  ['POST', `${path}/calls/:id/dictation`, role, ...telephone.dictation],
  ['POST', `${path}/calls/:id/keys`, role, ...telephone.keys],
  ['POST', `${path}/calls/:id/speech-ends`, role, ...telephone.speechEnds],
  ['POST', `${path}/calls/:id/hang-up`, role, ...telephone.hangUp],
  ['POST', `${path}/calls/:id/drop`, role, ...telephone.drop],
]

type Telephone = Omit<Simulator, 'page' | 'messages' | 'session' | 'faults'>
