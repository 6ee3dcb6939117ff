-- The former version began games for numbers that nobody had proved: in our own call, and in one that hid its number. Those that run are
-- withdrawn, so that the number may play once it is proved. A game in which the number itself has called goes on. Only games of that
-- version have no draw.
UPDATE "participants" SET "withdrawn_at" = now(), "finished_at" = now(), "lost_at" = NULL WHERE "kind" = 'prize' AND "draw" IS NULL AND "finished_at" IS NULL AND "withdrawn_at" IS NULL AND NOT EXISTS (SELECT 1 FROM "calls" WHERE "calls"."participant_id" = "participants"."id" AND "calls"."direction" = 'inbound' AND "calls"."caller" = "participants"."phone");--> statement-breakpoint
UPDATE "visits" SET "participant_id" = NULL WHERE "participant_id" IN (SELECT "id" FROM "participants" WHERE "withdrawn_at" IS NOT NULL AND "finished_at" = "withdrawn_at");--> statement-breakpoint
-- Whoever is in such a call, or picks it up, is asked for the digits next.
UPDATE "calls" SET "participant_id" = NULL, "part" = 'digits' WHERE "ended_at" IS NULL AND "participant_id" IN (SELECT "id" FROM "participants" WHERE "withdrawn_at" IS NOT NULL AND "finished_at" = "withdrawn_at");
