import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { BodyData } from 'hono/utils/body'

/**
 * Returns the fields of the submitted form. Throws an `HTTPException` with status 400 when the body cannot be parsed, such as a
 * multipart body without its end: no browser sends one.
 */
export async function readForm(c: Context): Promise<BodyData> {
  return c.req.parseBody().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { message: 'the form cannot be parsed', cause: error }) : error
  })
}
