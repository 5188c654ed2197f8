"""Lists by which papers are handed on, and their lines."""

import django.db.models.deletion
import motcua.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0014_late_apologies'),
        ('organisations', '0004_kinds_watched'),
    ]

    operations = [
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='số trong năm')),
                ('made_at', models.DateTimeField(verbose_name='giao lúc')),
                ('made_by', models.UUIDField(verbose_name='người giao')),
                ('received_at', models.DateTimeField(null=True, verbose_name='nhận lúc')),
                ('received_by', models.UUIDField(null=True, verbose_name='người nhận')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.onestopunit')),
            ],
        ),
        migrations.CreateModel(
            name='TransferLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received', models.BooleanField(null=True, verbose_name='đã nhận')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='transfers.transfer')),
            ],
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(fields=['unit', '-made_at'], name='transfer_of_unit'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(condition=models.Q(('received_at', None)), fields=['agency', 'made_at'], name='transfer_on_its_way'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_at__isnull', True), ('received_by__isnull', True)), models.Q(('received_at__gte', models.F('made_at')), ('received_by__isnull', False)), _connector='OR'), name='transfer_received_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='transferline',
            constraint=models.UniqueConstraint(fields=('transfer', 'dossier'), name='transferline_once_on_a_list'),
        ),
        migrations.AddConstraint(
            model_name='transferline',
            constraint=models.UniqueConstraint(condition=models.Q(('received__isnull', True), ('received', True), _connector='OR'), fields=('dossier',), name='transferline_handed_on_once'),
        ),
    ]
