import { noteNumbers } from './check-findings.ts'
import { sendLastReport } from './end.ts'
import { giveUp, guarded } from './guard.ts'
import { log } from './log.ts'
import { takePushedTurn } from './pushed-turns.ts'
import { session } from './session.ts'
import { orderIn, placeCall, takeCall } from './start.ts'

/**
 * Pavel's voice: the scenario that runs in Voximplant's cloud, one session for each call (scenario/voxengine.md §1).
 *
 * The server decides and the scenario speaks. It reports what happens in the call and performs the turn that the server replies
 * with (protocol.ts). It contains no words that a caller hears. `build.ts` bundles these modules into the one classic
 * script that the cloud wants, so they import only types from outside this folder and use only ES2020 and voxengine.d.ts.
 */

VoxEngine.addEventListener(
  AppEvents.Started,
  guarded((event) => {
    session.controlUrl = event.accessSecureURL || ''
    log(`digests look like ${Crypto.sha256('abc').slice(0, 8)}`)
    const order = orderIn(VoxEngine.customData())
    if (order) session.conversation = placeCall(order).catch(giveUp)
  }),
)
VoxEngine.addEventListener(
  AppEvents.CallAlerting,
  guarded((event) => {
    noteNumbers(event)
    session.conversation = takeCall(event).catch(giveUp)
  }),
)
VoxEngine.addEventListener(
  AppEvents.HttpRequest,
  guarded((event) => takePushedTurn(event.content)),
)
VoxEngine.addEventListener(AppEvents.Terminating, guarded(sendLastReport))
