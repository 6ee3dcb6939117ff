CREATE TABLE "consents" (
	"campaign_id" integer NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"first_shown_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consents_campaign_version" PRIMARY KEY("campaign_id","version")
);
--> statement-breakpoint
CREATE TABLE "quiz_previews" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "rehearsal_of" integer;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "rehearsal_session" integer;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "consent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_previews" ADD CONSTRAINT "quiz_previews_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;