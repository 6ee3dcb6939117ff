DROP INDEX "calls_heard";--> statement-breakpoint
DROP INDEX "participants_started";--> statement-breakpoint
CREATE INDEX "answers_call" ON "answers" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "callbacks_requested" ON "callbacks" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "callbacks_ended" ON "callbacks" USING btree ("quiz","ended_at");--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("quiz","ended_at");--> statement-breakpoint
CREATE INDEX "participants_phone" ON "participants" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "participants_unsent" ON "participants" USING btree ("quiz","finished_at") WHERE "participants"."sms" = 'failed';--> statement-breakpoint
CREATE INDEX "participants_kept" ON "participants" USING btree (coalesce("finished_at", "lost_at", "started_at")) WHERE "participants"."phone" like '+%';--> statement-breakpoint
CREATE INDEX "visits_participant" ON "visits" USING btree ("participant_id") WHERE "visits"."participant_id" is not null;--> statement-breakpoint
CREATE INDEX "visits_unpaired" ON "visits" USING btree ("opened_at") WHERE "visits"."participant_id" is null;--> statement-breakpoint
CREATE INDEX "participants_started" ON "participants" USING btree ("quiz","kind","started_at");