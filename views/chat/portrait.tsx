import type { Stage } from '../../server/conversation/conversation.ts'
import { Pavel } from '../pavel/pavel.tsx'

type Props = { description?: string; stage?: Stage }

/**
 * Pavel in the chat's header. His mood comes from the stage. How long he speaks is an attribute of the element around the
 * drawing, where CSS `attr()` can read it. A push morphs that element and leaves the drawing, which may be animating, alone.
 */
export const Portrait = ({ description, stage }: Props) => (
  <div id="portrait" class="portrait" data-speaks={stage?.speaks} hx-morph-skip-children>
    {description !== undefined && <Pavel description={description} />}
  </div>
)
