import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import * as schema from '../../server/store/schema/schema.ts'

const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [getTableName(value)] : []))

/**
 * Statements that let PostgreSQL behave as with a full disk: it reads as before, and refuses whatever has to be written. Those of `prepare`
 * are run once; from then on nothing is locked, so that games go on beside it. Each locks one table only: together with a server
 * that reads, more would wait for each other.
 */
export const fullDisk = {
  prepare: [
    'create table if not exists public.full_disk (since timestamptz)',
    `create or replace function disk_is_full() returns trigger language plpgsql as 'begin
      if exists (select from public.full_disk) then
        raise exception ''could not extend file: No space left on device'' using errcode = ''53100'';
      end if;
      return null;
    end'`,
    ...tables.map(
      (name) => `create or replace trigger disk_is_full before insert or update or delete on ${name}
        for each statement execute function disk_is_full()`,
    ),
  ],
  fill: 'insert into public.full_disk values (now())',
  makeRoom: 'delete from public.full_disk',
  forget: [
    ...tables.map((name) => `drop trigger if exists disk_is_full on ${name}`),
    'drop function if exists disk_is_full()',
    'drop table if exists public.full_disk',
  ],
}
