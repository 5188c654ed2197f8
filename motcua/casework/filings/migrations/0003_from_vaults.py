import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_vaults_watched"),
        ("filings", "0002_watched"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftfile",
            name="vault_document",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.vaultdocument",
                verbose_name="giấy tờ trong kho",
            ),
        ),
    ]
