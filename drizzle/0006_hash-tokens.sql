-- Tokens of visits were stored as they are in the cookie; from now on their SHA-256 is (server/store/secrets.ts, hashToken).
UPDATE "visits" SET "token" = encode(sha256(convert_to("token", 'UTF8')), 'hex') WHERE length("token") = 32;--> statement-breakpoint
-- The address of a session is not kept longer than its call.
UPDATE "calls" SET "control" = NULL WHERE "ended_at" IS NOT NULL AND "control" IS NOT NULL;--> statement-breakpoint
UPDATE "callbacks" SET "control" = NULL WHERE "ended_at" IS NOT NULL AND "control" IS NOT NULL;--> statement-breakpoint
-- The server then leaves nothing of the old tokens in its files (server/privacy/scrub.ts).
INSERT INTO "settings" ("key", "value") SELECT 'erased at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') WHERE EXISTS (SELECT 1 FROM "visits") ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value";
