ALTER TABLE "applied_ops" ADD COLUMN "at" bigint NOT NULL DEFAULT (extract(epoch from now()) * 1000)::bigint;--> statement-breakpoint
ALTER TABLE "applied_ops" ALTER COLUMN "at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "mark_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "head" text;--> statement-breakpoint
CREATE INDEX "records_tombstones_index" ON "records" USING btree ("space_id","seq") WHERE "records"."deleted";