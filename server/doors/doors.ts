import type { Assets, Route } from '../http/http.ts'
import type { Monitoring } from './monitoring/monitoring.ts'
import type { Operator } from './operator/operator.tsx'
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
  simulator?: Simulator | null
}

/** Returns every route of these doors. This is the whole URL table: no route is declared anywhere else. */
export function routesOf({ assets, monitoring, voice, visitor, operator, simulator }: Doors): Route[] {
  return [
    ...(assets ? routesOfAssets(assets) : []),
    ...(monitoring ? routesOfMonitoring(monitoring) : []),
    ...(voice ? routesOfVoice(voice) : []),
    ...(visitor ? routesOfVisitor(visitor) : []),
    ...(operator ? routesOfOperator(operator) : []),
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
  ['GET', '/c/:campaign', 'anybody', ...visitor.page],
  ['GET', '/c/:campaign/look/:file', 'anybody', ...visitor.look],
  ['GET', '/c/:campaign/share/:file', 'anybody', ...visitor.share],
  ...(['/', '/c/:campaign/'] as const).flatMap((path): Route[] => [
    ['GET', `${path}visits/new`, 'anybody', ...visitor.numberForm],
    ['POST', `${path}visits`, 'anybody', ...visitor.number],
    ['POST', `${path}answers`, 'anybody', ...visitor.answer],
    ['POST', `${path}callbacks`, 'anybody', ...visitor.requestCallback],
    ['DELETE', `${path}callbacks`, 'anybody', ...visitor.cancelCallback],
    ['POST', `${path}commands`, 'anybody', ...visitor.command],
    ['POST', `${path}hang-ups`, 'anybody', ...visitor.hangUp],
    ['GET', `${path}pictures/:address`, 'anybody', ...visitor.picture],
    ['GET', `${path}socket`, 'anybody', visitor.socket],
  ]),
]

const routesOfOperator = (operator: Operator): Route[] => [
  ['GET', '/operator/sign-in', 'anybody', operator.signInForm],
  ['POST', '/operator/sign-in', 'anybody', ...operator.signIn],
  ['POST', '/operator/sign-out', 'observer', operator.signOut],
  ['POST', '/operator/sign-out/everywhere', 'observer', operator.signOutEverywhere],
  ['GET', '/operator', 'observer', operator.page],
  ['GET', '/operator/board', 'observer', operator.board],
  ['GET', '/operator/calls/:id', 'observer', operator.call],
  ['POST', '/operator/calls/:id/stop', 'operator', operator.stopCall],
  ['POST', '/operator/checks', 'operator or program', operator.requestCheck],
  ['GET', '/operator/checks/newest', 'observer or program', operator.newestCheck],
  ['POST', '/operator/erasures', 'operator', operator.erase],
  ['POST', '/operator/messages/:game{[1-9][0-9]{0,8}}', 'operator', operator.sendAgain],
  ['POST', '/operator/attempts', 'operator', operator.giveBack],
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
  ['GET', '/operator/campaigns/:campaign', 'observer', operator.campaigns.page],
  ['GET', '/operator/campaigns/:campaign/look', 'observer', operator.campaigns.look],
  ['POST', '/operator/campaigns/:campaign/share', 'operator with files', ...operator.campaigns.saveShare],
  ['POST', '/operator/campaigns/:campaign/:section', 'operator', operator.campaigns.save],
  ['POST', '/operator/sessions/:id{[1-9][0-9]{0,8}}/end', 'operator', operator.endSession],
]

const routesOfQuiz = (quiz: Operator['quiz']): Route[] => [
  ['GET', '/operator/campaigns/:campaign/quiz', 'observer', quiz.list],
  ['GET', '/operator/campaigns/:campaign/quiz/others', 'observer', quiz.others],
  ['GET', '/operator/campaigns/:campaign/quiz/drawing', 'observer', quiz.drawing],
  ['POST', '/operator/campaigns/:campaign/quiz/publish', 'operator', quiz.publish],
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

const routesOfSimulator = (simulator: Simulator): Route[] => [
  ['GET', '/phone', 'telephone', simulator.page],
  ['GET', '/phone/socket', 'telephone', simulator.socket],
  ['POST', '/phone/sessions/:session/:token', 'server', ...simulator.session],
  ['POST', '/phone/faults', 'telephone', ...simulator.faults],
  ['POST', '/phone/calls', 'telephone', ...simulator.dial],
  ['POST', '/phone/calls/:id/answer', 'telephone', ...simulator.answer],
  ['POST', '/phone/calls/:id/decline', 'telephone', ...simulator.decline],
  ['POST', '/phone/calls/:id/speech', 'telephone', ...simulator.speech],
  ['POST', '/phone/calls/:id/keys', 'telephone', ...simulator.keys],
  ['POST', '/phone/calls/:id/speech-ends', 'telephone', ...simulator.speechEnds],
  ['POST', '/phone/calls/:id/hang-up', 'telephone', ...simulator.hangUp],
  ['POST', '/phone/calls/:id/drop', 'telephone', ...simulator.drop],
]
