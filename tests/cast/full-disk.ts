/**
 * Statements that let PostgreSQL behave as with a full disk: it reads as before, and refuses whatever has to be written. `prepare` is run
 * once; from then on nothing is locked, so that games go on beside it.
 */
export const fullDisk = {
  prepare: `do $$ declare name text; begin
    create table if not exists public.full_disk (since timestamptz);
    create or replace function disk_is_full() returns trigger language plpgsql as 'begin
      if exists (select from public.full_disk) then
        raise exception ''could not extend file: No space left on device'' using errcode = ''53100'';
      end if;
      return null;
    end';
    for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'full_disk' loop
      execute format('create or replace trigger disk_is_full before insert or update or delete on %I
        for each statement execute function disk_is_full()', name);
    end loop;
  end $$`,
  fill: 'insert into public.full_disk values (now())',
  makeRoom: 'delete from public.full_disk',
  forget: 'drop function if exists disk_is_full() cascade; drop table if exists public.full_disk',
}
