CREATE TABLE "daily_counts" (
	"campaign_id" integer NOT NULL,
	"day" text NOT NULL,
	"step" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "daily_counts_day" PRIMARY KEY("campaign_id","day","step")
);
--> statement-breakpoint
CREATE TABLE "hook_deliveries" (
	"campaign_id" integer NOT NULL,
	"id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "hook_deliveries_campaign_id" PRIMARY KEY("campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "ticket_offices" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"settings" json NOT NULL,
	"secret" text NOT NULL,
	"hook_key" text NOT NULL,
	"trouble" text,
	"trouble_at" timestamp with time zone,
	"worked_at" timestamp with time zone,
	CONSTRAINT "ticket_offices_hookKey_unique" UNIQUE("hook_key")
);
--> statement-breakpoint
CREATE TABLE "unclear_words" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unclear_words_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"participant_id" integer NOT NULL,
	"call_id" text NOT NULL,
	"asked" text NOT NULL,
	"via" "via" NOT NULL,
	"heard" text NOT NULL,
	"confidence" real,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "codes" DROP CONSTRAINT "codes_participant";--> statement-breakpoint
DROP INDEX "codes_free";--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "campaign_id" integer;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "asked" text;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "after_ms" integer;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "confidence" real;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "recounted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "former_points" integer;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "former_verdict" "verdict";--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "added_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "spent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "voucher" text;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "valid_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "copied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "followed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "prize_revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hook_deliveries" ADD CONSTRAINT "hook_deliveries_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_offices" ADD CONSTRAINT "ticket_offices_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unclear_words" ADD CONSTRAINT "unclear_words_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unclear_words" ADD CONSTRAINT "unclear_words_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unclear_words" ADD CONSTRAINT "unclear_words_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hook_deliveries_at" ON "hook_deliveries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "unclear_words_newest" ON "unclear_words" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "unclear_words_call" ON "unclear_words" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "unclear_words_participant" ON "unclear_words" USING btree ("participant_id");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_refused" ON "answers" USING btree ("campaign_id","at") WHERE "answers"."verdict" = 'wrong';--> statement-breakpoint
CREATE UNIQUE INDEX "codes_participant" ON "codes" USING btree ("participant_id") WHERE "codes"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "codes_of_participant" ON "codes" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "codes_taken" ON "codes" USING btree ("campaign_id","taken_at");--> statement-breakpoint
CREATE INDEX "codes_to_void" ON "codes" USING btree ("campaign_id") WHERE "codes"."voided_at" is null and ("codes"."revoked_at" is not null or "codes"."withdrawn_at" is not null);--> statement-breakpoint
CREATE INDEX "deeds_game" ON "deeds" USING btree ("game_id") WHERE "deeds"."game_id" is not null;--> statement-breakpoint
CREATE INDEX "deeds_call" ON "deeds" USING btree ("call_id") WHERE "deeds"."call_id" is not null;--> statement-breakpoint
CREATE INDEX "participants_ending" ON "participants" USING btree ("campaign_id",reverse("phone") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "codes_free" ON "codes" USING btree ("campaign_id","tier_id","id") WHERE "codes"."participant_id" is null and "codes"."withdrawn_at" is null;