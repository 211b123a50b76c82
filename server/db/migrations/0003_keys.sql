CREATE TABLE "key_requests" (
	"space_id" text NOT NULL,
	"device" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"commitment" text NOT NULL,
	"answer" json,
	"shown" json,
	CONSTRAINT "key_requests_space_id_device_pk" PRIMARY KEY("space_id","device")
);
--> statement-breakpoint
CREATE TABLE "keyring_entries" (
	"space_id" text NOT NULL,
	"n" integer NOT NULL,
	"entry" json NOT NULL,
	CONSTRAINT "keyring_entries_space_id_n_pk" PRIMARY KEY("space_id","n")
);
--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "leaves_keyring" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "keys_tag" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "key_is_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "left" json;--> statement-breakpoint
ALTER TABLE "key_requests" ADD CONSTRAINT "key_requests_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keyring_entries" ADD CONSTRAINT "keyring_entries_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;