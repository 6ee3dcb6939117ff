import type { Assets, Role, Route } from '../http/http.ts'
import type { Monitoring } from './monitoring/monitoring.ts'
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
  visitor?: Visitor
  operator?: Operator | null
  rehearsal?: Rehearsal | null
  simulator?: Simulator | null
}

/** Returns every route of these doors. This is the whole URL table: no route is declared anywhere else. */
export function routesOf({ assets, monitoring, voice, visitor, operator, rehearsal, simulator }: Doors): Route[] {
  return [
    ...(assets ? routesOfAssets(assets) : []),
    ...(monitoring ? routesOfMonitoring(monitoring) : []),
    ...(voice ? routesOfVoice(voice) : []),
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

type Conversing = Omit<Visitor, 'home' | 'demo' | 'embed' | 'page' | 'chat' | 'look' | 'share'>

const routesOfOperator = (operator: Operator): Route[] => [
  ['GET', '/operator/sign-in', 'anybody', operator.signInForm],
  ['POST', '/operator/sign-in', 'anybody', ...operator.signIn],
  ['POST', '/operator/sign-out', 'observer', operator.signOut],
  ['POST', '/operator/sign-out/everywhere', 'observer', operator.signOutEverywhere],
  ['GET', '/operator', 'observer', operator.now.page],
  ['GET', '/operator/board', 'observer', operator.now.board],
  ['GET', '/operator/calls/:id', 'observer', operator.now.call],
  ['GET', '/operator/calls/:id/live', 'observer', operator.now.live],
  ['POST', '/operator/calls/:id/take-over', 'operator', operator.now.takeOver],
  ['POST', '/operator/calls/:id/stop', 'operator', operator.now.stopCall],
  ['POST', '/operator/checks', 'operator or program', operator.now.requestCheck],
  ['GET', '/operator/checks/newest', 'observer or program', operator.now.newestCheck],
  ['POST', '/operator/erasures', 'operator', operator.erase],
  ['POST', '/operator/messages/:game{[1-9][0-9]{0,8}}', 'operator', operator.now.sendAgain],
  ['POST', '/operator/attempts', 'operator', operator.giveBack],
  ...routesOfPeople(operator.people),
  ['GET', '/operator/answers', 'observer', operator.answers.page],
  ['POST', '/operator/answers', 'operator', operator.answers.accept],
  ['GET', '/operator/answers/rehearsal', 'observer', operator.answers.rehearsal],
  ['GET', '/operator/answers/recounts', 'observer', operator.answers.progress],
  ['POST', '/operator/answers/recounts', 'operator', operator.answers.recount],
  ['GET', '/operator/answers/refused.csv', 'observer', operator.answers.refusedTable],
  ['GET', '/operator/answers/all.csv', 'observer', operator.answers.table],
  ['GET', '/operator/codes', 'observer', operator.codes.page],
  ['GET', '/operator/figures', 'observer', operator.figures.page],
  ['GET', '/operator/figures/:table{(?:funnel|standings|pictures|replies)\\.csv}', 'observer', operator.figures.file],
  ['GET', '/operator/notation', 'observer', operator.notation.page],
  ['GET', '/operator/notation/check', 'observer', operator.notation.check],
  ['GET', '/operator/notation/drawing', 'observer', operator.notation.drawing],
  ['GET', '/operator/notation/icons', 'observer', operator.notation.icons],
  ...routesOfQuiz(operator.quiz),
  ['GET', '/operator/log', 'observer', operator.log],
  ['GET', '/operator/log.csv', 'observer', operator.logFile],
  ['GET', '/operator/campaigns', 'observer', operator.campaigns.list],
  ['POST', '/operator/campaigns', 'operator', operator.campaigns.create],
  ['GET', '/operator/campaign-address', 'observer', operator.campaigns.address],
  ['POST', '/operator/campaign-files', 'operator with files', ...operator.campaigns.loadFile],
  ['GET', '/operator/templates/:template', 'observer', operator.campaigns.templates.sheet],
  ['GET', '/operator/templates/:template/pictures/:picture', 'observer', operator.campaigns.templates.picture],
  ['GET', '/operator/campaigns/:campaign', 'observer', operator.campaigns.page],
  ['GET', '/operator/campaigns/:campaign/look', 'observer', operator.campaigns.look],
  ['GET', '/operator/campaigns/:campaign/file', 'observer', operator.campaigns.saveToFile],
  ['GET', '/operator/campaigns/:campaign/wordpress', 'observer', operator.campaigns.wordpress],
  ['POST', '/operator/campaigns/:campaign/share', 'operator with files', ...operator.campaigns.saveShare],
  ['POST', '/operator/campaigns/:campaign/:section', 'operator', operator.campaigns.save],
  ['POST', '/operator/sessions/:id{[1-9][0-9]{0,8}}/end', 'operator', operator.endSession],
]

const person = '/operator/people/:game{[1-9][0-9]{0,8}}'

/** The search is posted, so that no number is in an address; it changes nothing. */
const routesOfPeople = (people: Operator['people']): Route[] => [
  ['GET', '/operator/people', 'observer', people.list],
  ['POST', '/operator/people/search', 'observer', people.search],
  ['GET', '/operator/people.csv', 'operator', people.winnersFile],
  ['GET', '/operator/games.csv', 'observer', people.gamesFile],
  ['GET', '/operator/calls.csv', 'observer', people.callsFile],
  ['GET', person, 'observer', people.page],
  ['POST', `${person}/number`, 'operator', people.showNumber],
  ['POST', `${person}/attempt`, 'operator', people.giveAttempt],
  ['POST', `${person}/code`, 'operator', people.giveCode],
  ['POST', `${person}/revocation`, 'operator', people.revoke],
  ['POST', `${person}/message`, 'operator', people.resend],
  ['POST', `${person}/answers/:answer`, 'operator', people.accept],
  ['POST', `${person}/erasure`, 'operator', people.erase],
]

const routesOfQuiz = (quiz: Operator['quiz']): Route[] => [
  ['GET', '/operator/campaigns/:campaign/quiz', 'observer', quiz.list],
  ['GET', '/operator/campaigns/:campaign/quiz/others', 'observer', quiz.others],
  ['GET', '/operator/campaigns/:campaign/quiz/drawing', 'observer', quiz.drawing],
  ['POST', '/operator/campaigns/:campaign/quiz/publish', 'operator', quiz.publish],
  ['POST', '/operator/campaigns/:campaign/quiz/rehearsals', 'operator', quiz.rehearse],
  ['POST', '/operator/campaigns/:campaign/quiz/preview', 'operator', quiz.makePreview],
  ['POST', '/operator/campaigns/:campaign/quiz/preview/end', 'operator', quiz.takePreviewBack],
  ['GET', '/preview/:token', 'anybody', quiz.preview],
  ['GET', '/preview/:token/:key/:level', 'anybody', quiz.previewPicture],
  ['POST', '/operator/campaigns/:campaign/quiz/rebuses', 'operator', quiz.add],
  ['GET', '/operator/campaigns/:campaign/quiz/rebuses/:key', 'observer', quiz.rebus],
  ['POST', '/operator/campaigns/:campaign/quiz/rebuses/:key', 'operator with files', ...quiz.saveRebus],
  ['POST', '/operator/campaigns/:campaign/quiz/rebuses/:key/changes', 'operator', quiz.change],
  ['POST', '/operator/campaigns/:campaign/quiz/rebuses/:key/check', 'operator with files', ...quiz.checkRebus],
  ['GET', '/operator/campaigns/:campaign/quiz/prizes', 'observer', quiz.prizes],
  ['POST', '/operator/campaigns/:campaign/quiz/prizes', 'operator with files', ...quiz.savePrizes],
  ['GET', '/operator/campaigns/:campaign/quiz/versions', 'observer', quiz.versions],
  ['POST', '/operator/campaigns/:campaign/quiz/versions/:number/publish', 'operator', quiz.publishAgain],
  ['GET', '/operator/campaigns/:campaign/quiz/pictures/:key/:level', 'observer', quiz.picture],
]

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
  ['POST', `${path}/calls/:id/keys`, role, ...telephone.keys],
  ['POST', `${path}/calls/:id/speech-ends`, role, ...telephone.speechEnds],
  ['POST', `${path}/calls/:id/hang-up`, role, ...telephone.hangUp],
  ['POST', `${path}/calls/:id/drop`, role, ...telephone.drop],
]

type Telephone = Omit<Simulator, 'page' | 'session' | 'faults'>
