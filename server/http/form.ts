import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { BodyData } from 'hono/utils/body'

/** The fields of a form. One that cannot be read, such as a multipart body without its end, comes from no browser: 400. */
export async function readForm(c: Context): Promise<BodyData> {
  return c.req.parseBody().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { message: 'a form that cannot be read', cause: error }) : error
  })
}
