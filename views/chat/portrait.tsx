import type { Stage } from '../../server/conversation/conversation.ts'
import { Pavel } from '../pavel/pavel.tsx'

type Props = { description?: string; stage?: Stage }

/**
 * Pavel in the chat's header. His mood is the stage's; how long he speaks has to stand on an element around the drawing,
 * because `attr()` reads no other. A push morphs that element and leaves the drawing in it, in mid-movement, alone.
 */
export const Portrait = ({ description, stage }: Props) => (
  <div id="portrait" class="portrait" data-speaks={stage?.speaks} hx-morph-skip-children>
    {description !== undefined && <Pavel description={description} />}
  </div>
)
