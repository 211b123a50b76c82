CREATE TABLE "undelivered" (
	"stage_id" text PRIMARY KEY NOT NULL,
	"why" text NOT NULL,
	"since" bigint NOT NULL,
	"tried_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "undelivered" ADD CONSTRAINT "undelivered_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE cascade ON UPDATE no action;