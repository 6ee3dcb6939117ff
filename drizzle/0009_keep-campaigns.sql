CREATE TABLE "campaigns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"settings" json NOT NULL,
	"time_zone" text DEFAULT 'Europe/Moscow' NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"pause" text,
	"published_id" integer,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaigns_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "deeds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deeds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"what" text NOT NULL,
	"number_disguise" text,
	"game_id" integer,
	"call_id" text,
	"about" text,
	"address_disguise" text
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"name" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"body" "bytea" NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_drafts" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"quiz" json NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_editors" (
	"campaign_id" integer NOT NULL,
	"session" integer NOT NULL,
	"name" text NOT NULL,
	"rebus" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiz_editors_campaign_id_session_pk" PRIMARY KEY("campaign_id","session")
);
--> statement-breakpoint
CREATE TABLE "quiz_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"number" integer NOT NULL,
	"quiz" json NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "quiz_versions_number" UNIQUE("campaign_id","number")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"name" text NOT NULL,
	"password_mark" text NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_token" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "codes" DROP CONSTRAINT "codes_quiz_code";--> statement-breakpoint
ALTER TABLE "visits" DROP CONSTRAINT "visits_token_quiz";--> statement-breakpoint
DROP INDEX "callbacks_phone";--> statement-breakpoint
DROP INDEX "callbacks_waiting";--> statement-breakpoint
DROP INDEX "callbacks_ended";--> statement-breakpoint
DROP INDEX "calls_ended";--> statement-breakpoint
DROP INDEX "codes_free";--> statement-breakpoint
DROP INDEX "participants_attempt";--> statement-breakpoint
DROP INDEX "participants_started";--> statement-breakpoint
DROP INDEX "participants_finished";--> statement-breakpoint
DROP INDEX "participants_unsent";--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "tier_id" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "version_id" integer;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "tier_id" text;--> statement-breakpoint
ALTER TABLE "prizes_given" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "prizes_given" ADD COLUMN "tier_id" text;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
-- Each quiz that was played becomes a campaign. What it asked stands in a file that the next start reads, so version 0 is empty.
INSERT INTO "campaigns" ("address", "name", "language", "settings", "created_at")
SELECT CASE WHEN "quiz" ~ '^[a-z0-9-]+$' THEN "quiz" ELSE 'quiz-' || row_number() OVER (ORDER BY "quiz") END, "quiz", CASE WHEN "quiz" LIKE '%-en' THEN 'en' ELSE 'ru' END, '{}', now()
FROM (
	SELECT "quiz" FROM "visits" UNION SELECT "quiz" FROM "participants" UNION SELECT "quiz" FROM "calls" UNION SELECT "quiz" FROM "callbacks"
	UNION SELECT "quiz" FROM "checks" UNION SELECT "quiz" FROM "codes" UNION SELECT "quiz" FROM "prizes_given"
) AS "played" ORDER BY "quiz";--> statement-breakpoint
INSERT INTO "quiz_versions" ("campaign_id", "number", "quiz", "published_at", "published_by") SELECT "id", 0, 'null', now(), '' FROM "campaigns";--> statement-breakpoint
UPDATE "visits" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "visits"."quiz";--> statement-breakpoint
UPDATE "participants" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "participants"."quiz";--> statement-breakpoint
UPDATE "calls" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "calls"."quiz";--> statement-breakpoint
UPDATE "callbacks" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "callbacks"."quiz";--> statement-breakpoint
UPDATE "checks" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "checks"."quiz";--> statement-breakpoint
UPDATE "codes" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "codes"."quiz";--> statement-breakpoint
UPDATE "prizes_given" SET "campaign_id" = "campaigns"."id" FROM "campaigns" WHERE "campaigns"."name" = "prizes_given"."quiz";--> statement-breakpoint
UPDATE "participants" SET "version_id" = "quiz_versions"."id", "tier_id" = "discount"::text FROM "quiz_versions" WHERE "quiz_versions"."campaign_id" = "participants"."campaign_id";--> statement-breakpoint
UPDATE "codes" SET "tier_id" = "discount"::text;--> statement-breakpoint
UPDATE "prizes_given" SET "tier_id" = "discount"::text;--> statement-breakpoint
ALTER TABLE "visits" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "checks" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "codes" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "prizes_given" ALTER COLUMN "campaign_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "version_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "codes" ALTER COLUMN "tier_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "prizes_given" ALTER COLUMN "tier_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_drafts" ADD CONSTRAINT "quiz_drafts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_editors" ADD CONSTRAINT "quiz_editors_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD CONSTRAINT "quiz_versions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_signed_in" ON "sessions" USING btree ("signed_in_at");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_version_id_quiz_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."quiz_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prizes_given" ADD CONSTRAINT "prizes_given_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_phone" ON "callbacks" USING btree ("campaign_id","phone") WHERE "callbacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "callbacks_waiting" ON "callbacks" USING btree ("campaign_id","call_at") WHERE "callbacks"."called_at" is null and "callbacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "callbacks_ended" ON "callbacks" USING btree ("campaign_id","ended_at");--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("campaign_id","ended_at");--> statement-breakpoint
CREATE INDEX "codes_free" ON "codes" USING btree ("campaign_id","tier_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_attempt" ON "participants" USING btree ("campaign_id","phone") WHERE "participants"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "participants_started" ON "participants" USING btree ("campaign_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "participants_finished" ON "participants" USING btree ("campaign_id","finished_at");--> statement-breakpoint
CREATE INDEX "participants_unsent" ON "participants" USING btree ("campaign_id","finished_at") WHERE "participants"."sms" = 'failed';--> statement-breakpoint
ALTER TABLE "prizes_given" DROP CONSTRAINT "prizes_given_tier";--> statement-breakpoint
ALTER TABLE "callbacks" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "calls" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "checks" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "codes" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "codes" DROP COLUMN "discount";--> statement-breakpoint
ALTER TABLE "participants" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "participants" DROP COLUMN "discount";--> statement-breakpoint
ALTER TABLE "prizes_given" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "prizes_given" DROP COLUMN "discount";--> statement-breakpoint
ALTER TABLE "visits" DROP COLUMN "quiz";--> statement-breakpoint
ALTER TABLE "prizes_given" ADD CONSTRAINT "prizes_given_tier" PRIMARY KEY("campaign_id","tier_id");--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_campaign_code" UNIQUE("campaign_id","code");--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_token_campaign" UNIQUE("token","campaign_id");